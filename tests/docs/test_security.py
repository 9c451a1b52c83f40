"""Every threat that SECURITY.md names is held off by tests, and these exist."""

import re

from tests.conftest import ROOT


def test_each_threat_names_tests_that_exist() -> None:
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    _, _, threats, _ = (ROOT / "SECURITY.md").read_text("utf-8").split("\n## ")
    rows = re.findall(r"^\| .* \| .* \| (.*) \|$", threats, re.MULTILINE)[1:]
    assert len(rows) >= 10
    for row in rows:
        named = re.findall(r"`([^`]+)`", row)
        assert named, row
        for name in named:
            assert name in there or (ROOT / name).is_file(), name
