"""Imported by the process from which query processes are forked: loads what they share."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from lskg.engine.processes.worker import PRELOAD, preload

if PRELOAD in os.environ:
    preload(Path(os.environ[PRELOAD]))
    # What is not looked at by the collector of a forked process stays shared.
    gc.freeze()
