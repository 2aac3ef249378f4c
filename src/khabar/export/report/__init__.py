"""The report: one HTML file that needs nothing beside it and asks the network for nothing."""

from khabar.export.report.write import check_target, write_report

__all__ = ["check_target", "write_report"]
