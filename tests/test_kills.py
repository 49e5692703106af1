import subprocess
import sys

import pytest
from builds import PROJECT, write


@pytest.mark.slow
def test_killed_builds_leave_all_files_old_or_new_and_nothing_else(tmp_path):
    command = [sys.executable, PROJECT / "tools" / "kills.py", "--count", "6", "--book", write(tmp_path / "book")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()[-7:]) == (0, "left: 0"), done.stdout + done.stderr
