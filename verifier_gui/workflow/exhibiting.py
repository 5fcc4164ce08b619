"""Exhibits: what was on the screen when somebody decided, as the bytes that are kept for ever."""

from verifier_gui.domain.findings import Finding
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.domain.statement_values import Values
from verifier_gui.sealing.encoding import encode


def exhibits_of(sheet: ReviewSheet) -> list[bytes]:
    """The row as it came with what was found on it, then each column of the sheet."""
    return [shown_row(sheet), *(shown_column(column) for column in sheet.columns)]


def shown_row(sheet: ReviewSheet) -> bytes:
    record = sheet.subject.record
    return encode(
        {
            "shown": "row",
            "revision": record.revision,
            "row": record.row,
            "cells": [[heading, cell] for heading, cell in sheet.raw_row],
            "findings": [_finding_values(finding) for finding in sheet.findings],
        }
    )


def _finding_values(finding: Finding) -> Values:
    return {"finding": finding.key, "details": dict(finding.details)}


def shown_column(column: CandidateColumn) -> bytes:
    """In a blind second review neither probability nor weights were shown, nor how rare a value is: they are empty."""
    candidate = column.candidate
    return encode(
        {
            "shown": "record",
            "list": candidate.list_id,
            "revision": candidate.revision,
            "row": candidate.row,
            "record": candidate.record,
            "probability": "" if column.is_blind else f"{candidate.probability:.6f}",
            "weight": "" if column.is_blind else f"{candidate.weight:.3f}",
            "evidence": [
                {
                    "field": evidence.field.value,
                    "subject": evidence.subject,
                    "record": evidence.record,
                    "level": evidence.level.value,
                    "weight": "" if column.is_blind else f"{evidence.weight:.3f}",
                    "because": evidence.because.value,
                    "arguments": dict(evidence.arguments),
                    "one-in": evidence.one_in,
                }
                for evidence in column.told_evidence
            ],
        }
    )
