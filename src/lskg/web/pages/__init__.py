"""The pages of the site, a module or a package for each subject."""
