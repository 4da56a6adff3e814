"""Devices and sync: laptops, export files, the shared folder, backups, conflicts."""

from ui.windows.sync.page import SyncPage

__all__ = ["SyncPage"]
