"""`python -m lskg` is the command line."""

from lskg.cli.main import main

main()
