"""The desk's changes: functions of a transaction that `Archive.write` carries out.

Each takes the version of the record that its form saw (`seen`; None asks nothing) and raises
StaleVersion when the record changed since, Impossible when it can't be done. Each is one revision,
unless its caller puts several into one change.
"""

from db.editing.bulk import Bulk, apply, preview
from db.editing.evidence import Region, Span, add_evidence, cite, edit_evidence, remove_evidence
from db.editing.fields import (
    set_date,
    set_field,
    set_prose,
    set_reference,
    set_stops,
    set_values,
)
from db.editing.gatherings import (
    add_tag,
    declare_distinct,
    edit_set,
    edit_tag,
    forget_distinct,
    remove_set,
    remove_tag,
    save_set,
    tag,
    untag,
)
from db.editing.links import add_link, edit_link, remove_link
from db.editing.merging import merge
from db.editing.names import add_name, edit_name, order_names, remove_name, rename_ref
from db.editing.recalling import restore_field
from db.editing.records import (
    create,
    delete_record,
    set_identifiers,
    set_placeholder,
    set_status,
)
from db.editing.rivals import add_rival, make_rival, prefer, reject, remove_claim
from db.editing.splitting import bring_back_record, split
from db.editing.suggestions import (
    accept,
    accept_alike,
    accept_new,
    add_mention,
    reject_alike,
    reject_mention,
    remove_mention,
    reopen,
    respan,
)
from db.editing.texts import drop_anchor, edit_passage, mend_anchor, set_passages
from db.editing.tours import set_tour_stops
from db.editing.undoing import redo, undo
from db.tour_stop import MapView, TourStop

__all__ = [
    "Bulk",
    "MapView",
    "Region",
    "Span",
    "TourStop",
    "accept",
    "accept_alike",
    "accept_new",
    "add_evidence",
    "add_link",
    "add_mention",
    "add_name",
    "add_rival",
    "add_tag",
    "apply",
    "bring_back_record",
    "cite",
    "create",
    "declare_distinct",
    "delete_record",
    "drop_anchor",
    "edit_evidence",
    "edit_link",
    "edit_name",
    "edit_passage",
    "edit_set",
    "edit_tag",
    "forget_distinct",
    "make_rival",
    "mend_anchor",
    "merge",
    "order_names",
    "prefer",
    "preview",
    "redo",
    "reject",
    "reject_alike",
    "reject_mention",
    "remove_claim",
    "remove_evidence",
    "remove_link",
    "remove_mention",
    "remove_name",
    "remove_set",
    "remove_tag",
    "rename_ref",
    "reopen",
    "respan",
    "restore_field",
    "save_set",
    "set_date",
    "set_field",
    "set_identifiers",
    "set_passages",
    "set_placeholder",
    "set_prose",
    "set_reference",
    "set_status",
    "set_stops",
    "set_tour_stops",
    "set_values",
    "split",
    "tag",
    "undo",
    "untag",
]
