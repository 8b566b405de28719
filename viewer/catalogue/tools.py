"""TOOLS: the pages of the desk, in the order of their tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.catalogue.authority.tool import AuthorityTool
from viewer.catalogue.bulk.tool import BulkTool
from viewer.catalogue.evidence.tool import EvidenceTool
from viewer.catalogue.forms.tool import FormTool
from viewer.catalogue.history.tool import HistoryTool
from viewer.catalogue.reports.tool import ReportsTool
from viewer.catalogue.review.tool import ReviewTool

if TYPE_CHECKING:
    from viewer.catalogue.tool import Tool

TOOLS: tuple[type[Tool], ...] = (
    FormTool,
    ReviewTool,
    EvidenceTool,
    AuthorityTool,
    BulkTool,
    HistoryTool,
    ReportsTool,
)
