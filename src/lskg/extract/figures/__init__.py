"""Every number of a text with its meaning: which are figures, and what they say."""

from __future__ import annotations

from lskg.extract.figures.find import Zone as Zone
from lskg.extract.figures.find import find_figures as find_figures
from lskg.extract.figures.number_roles import assign_roles as assign_roles
from lskg.extract.figures.number_roles import find_claims as find_claims
