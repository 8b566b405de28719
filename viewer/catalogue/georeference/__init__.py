"""The georeferencing workbench: a scan on one side, the base map on the other."""

from viewer.catalogue.georeference.opening import open_chosen, open_workbench
from viewer.catalogue.georeference.workbench import Workbench

__all__ = ["Workbench", "open_chosen", "open_workbench"]
