"""What it costs to compare two 12-megapixel photos, beside the limits of 1.5 s and 400 MB on one thread.

The whole way: two files are taken in, judged, and the later one is laid over the earlier one. A process of
its own does it, so that its peak memory is that of the product; the photos are drawn, as in the tests.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

LIMIT_S, LIMIT_MB = 1.5, 400.0
SIZE = (4032, 3024)
ROUNDS = 7


def main() -> None:
    """Draw the photos, measure in another process, print, and end with one JSON line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--photos", nargs=2)
    photos = asked.parse_args().photos
    if photos:
        print(json.dumps(measured([Path(name).read_bytes() for name in photos])))
        return
    with tempfile.TemporaryDirectory() as folder:
        names = drawn(Path(folder))
        command = [sys.executable, __file__, "--photos", *names]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(
        f"two photos of {told['megapixels']} megapixels: {told['answer']}, median {told['median_s']} s, "
        f"slowest {told['slowest_s']} s of CPU over {ROUNDS} rounds, peak {told['peak_mb']} MB"
    )
    print(f"  median beside its limit of {LIMIT_S} s: {told['time_of_limit']} x")
    print(f"  peak beside its limit of {LIMIT_MB:.0f} MB: {told['memory_of_limit']} x")
    print("JSON " + json.dumps(told))


def drawn(folder: Path) -> list[str]:
    """Return the names of two photos of one sole, with light, floor and camera of their own."""
    from tests.photo.drawn_photos import MID, Camera, shot  # noqa: PLC0415  # the measured process draws nothing
    from tests.photo.sets import foot  # noqa: PLC0415  # likewise

    from instep.photo.intake import encoded  # noqa: PLC0415  # likewise

    own = foot(795)
    cameras = (
        Camera(turn=3, shift=0.01, scale=0.02, size=SIZE),
        Camera(turn=MID.turn, shift=MID.shift, scale=MID.scale, bend=MID.bend, size=SIZE),
    )
    names = []
    for number, camera in enumerate(cameras, 1):
        path = folder / f"{number}.jpg"
        path.write_bytes(encoded(shot(own, number, camera).picture, 92))
        names.append(str(path))
    return names


def measured(photos: list[bytes]) -> dict[str, float | str]:
    """Return CPU time and peak memory of the whole comparison."""
    import cv2  # noqa: PLC0415  # after the photos are read, so that memory is counted from the same place

    cv2.setNumThreads(1)
    answers = []
    times = [compared(photos, answers) for _ in range(ROUNDS)]
    peak = peak_mb()
    return {
        "megapixels": round(SIZE[0] * SIZE[1] / 1e6, 1),
        "median_s": round(statistics.median(times), 3),
        "slowest_s": round(max(times), 3),
        "peak_mb": round(peak, 1),
        "time_of_limit": round(statistics.median(times) / LIMIT_S, 3),
        "memory_of_limit": round(peak / LIMIT_MB, 3),
        "answer": answers[-1],
    }


def peak_mb() -> float:
    """Return the most memory that this process ever held, or one that it began."""
    began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1024
    )
    return max(own_peak_mb(), began)


def own_peak_mb() -> float:
    """Return the most memory that this process itself ever held."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage also counts what the parent held before this process began
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1024
    )


def compared(photos: list[bytes], answers: list[str]) -> float:
    """Return the CPU seconds of one comparison, every thread counted."""
    from instep.foot.anatomy import Side  # noqa: PLC0415  # the measured process imports what the product does
    from instep.foot.views import View  # noqa: PLC0415  # likewise
    from instep.library.content.photo_rules import photo_rules  # noqa: PLC0415  # likewise
    from instep.library.content.reading import content_root  # noqa: PLC0415  # likewise
    from instep.photo.align import Framed  # noqa: PLC0415  # likewise
    from instep.photo.compare import compare  # noqa: PLC0415  # likewise
    from instep.photo.gate import Usable  # noqa: PLC0415  # likewise
    from instep.photo.workflow import look_at  # noqa: PLC0415  # likewise

    rules = photo_rules(content_root())
    start = sum(os.times()[:4])  # and the processes in which files are decoded
    judged = [look_at(data, "photo", view=View.SOLE, side=Side.LEFT, rules=rules) for data in photos]
    framed = [
        Framed(picture=one.picture, mask=one.verdict.mask)
        for one in judged
        if isinstance(one.verdict, Usable)
    ]
    answer = compare(framed[0], framed[1], rules.align)
    spent = sum(os.times()[:4]) - start
    answers.append(type(answer).__name__.lower())
    return spent


if __name__ == "__main__":
    main()
