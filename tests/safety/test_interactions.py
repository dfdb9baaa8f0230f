"""Where two worries meet, the rules that the material names handle them."""

from typing import Any

import pytest

from instep.library.content.interactions import Interaction, interactions
from instep.library.content.reading import content_root
from instep.library.content.screening import rules as read_rules
from instep.library.files.answers import parse_answers
from instep.safety.clearance import Level
from instep.safety.screening import screen

RULES = read_rules(content_root())

INTERACTIONS: dict[str, tuple[dict[str, Any], Level, set[str]]] = {
    "IN01": ({"numbness": "reduced", "see_soles": "cannot"}, Level.CLINICIAN_FIRST, {"LO01", "CF29", "CF26"}),
    "IN02": (
        {"numbness": "absent", "hot_swollen_foot": "yes", "pain_now": 0},
        Level.STOP_URGENT_CARE,
        {"UR04"},
    ),
    "IN03": ({"numbness": "reduced", "numbness_known": "yes", "mode": "roller"}, Level.LIGHT_ONLY, {"MR01"}),
    "IN04": ({"numbness": "reduced", "circulation": "told_poor"}, Level.CLINICIAN_FIRST, {"CF07"}),
    "IN05": (
        {"immune_low": "yes", "skin_today": [{"finding": "blister"}]},
        Level.STOP_URGENT_CARE,
        {"FC:blister"},
    ),
    "IN06": (
        {"diabetes": "yes", "fever": "yes", "skin_today": [{"finding": "open_sore"}]},
        Level.STOP_EMERGENCY,
        {"EM08"},
    ),
    "IN07": (
        {"diabetes": "yes", "circulation": "told_poor", "skin_today": [{"finding": "open_sore"}]},
        Level.STOP_EMERGENCY,
        {"EM09"},
    ),
    "IN08": ({"leg_signs": ["one_calf_pain"], "now_chest_breath": "yes"}, Level.STOP_EMERGENCY, {"EM01"}),
    "IN09": ({"leg_signs": ["one_calf_pain"], "injury": "under_72h"}, Level.STOP_URGENT_CARE, {"UR01"}),
    "IN10": ({"leg_signs": ["one_calf_swollen"], "pregnancy": "yes"}, Level.STOP_URGENT_CARE, {"UR01"}),
    "IN11": ({"joint_flare": "known_flare", "fever": "unsure"}, Level.STOP_URGENT_CARE, {"UR07"}),
    "IN12": (
        {"joint_flare": "known_flare", "diabetes": "yes", "hot_swollen_foot": "yes"},
        Level.STOP_URGENT_CARE,
        {"UR04"},
    ),
    "IN13": ({"injury": "d3_to_14", "numbness": "reduced"}, Level.STOP_URGENT_CARE, {"UR17"}),
    "IN14": (
        {"bleeding": "anticoagulant", "injury": "under_72h", "injury_flags": ["bruise_growing"]},
        Level.STOP_URGENT_CARE,
        {"UR11"},
    ),
    "IN15": (
        {"cancer": "current_or_12mo", "cancer_flags": ["chemo_now"], "fever": "unsure"},
        Level.STOP_EMERGENCY,
        {"EM11"},
    ),
    "IN16": (
        {"foot_surgery": "over_3mo", "clinician_ok": ["CF10"], "leg_signs": ["one_calf_pain"]},
        Level.STOP_URGENT_CARE,
        {"UR01", "CF10"},
    ),
    "IN17": (
        {"dulled": ["alcohol_or_drugs"], "mode": "roller", "roller_posture": "standing"},
        Level.LIGHT_ONLY,
        {"LO09", "MR02"},
    ),
    "IN18": ({"injury": {"value": "wk2_to_6", "side": "left"}}, Level.LIGHT_ONLY, {"LO11"}),
    "IN19": ({"mode": "partner", "report_ability": "no"}, Level.CLINICIAN_FIRST, {"CF23"}),
    "IN20": (
        {"mode": "roller", "balance": "unsteady", "roller_posture": "standing_no_support"},
        Level.CAUTION,
        {"MR02", "MR03"},
    ),
    "IN21": ({"allergy": ["nut"], "oil": "almond"}, Level.CAUTION, {"CA15"}),
    "IN22": ({"fever": "unsure"}, Level.CLINICIAN_FIRST, {"CF22"}),
}


@pytest.mark.parametrize("one", interactions(content_root()), ids=lambda one: one.id)
def test_where_worries_meet_the_rules_named_handle_them(one: Interaction) -> None:
    said, level, expected = INTERACTIONS[one.id]
    clearance = screen(parse_answers({"answers": said}, one.id, RULES), RULES)
    fired = {reason.rule for reason in clearance.reasons} | set(clearance.way.rules)
    assert clearance.level is level, one.rule
    assert expected <= fired
    # Of rules named as alternatives ("or", "if"), each case fires its own.
    assert set(one.rules) - {"LO12", "MR09"} <= fired
