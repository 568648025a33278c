"""`python -m lskg` is the command line."""

from lskg.cli import main

main()
