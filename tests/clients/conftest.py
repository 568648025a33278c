"""The programs are run by `make clients`, in an environment of their own."""

collect_ignore_glob = ["programs/*"]
