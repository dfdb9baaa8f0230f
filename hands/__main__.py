"""`python -m hands`: makes every picture again, from the meshes given as paths."""

import argparse
import json
from itertools import chain
from pathlib import Path

from hands.body_mesh import Body
from hands.figures import figures
from hands.hand_pictures import hand_pictures
from hands.hand_pose import Hand

CONTENT = Path(__file__).parents[1] / "src/instep/content/hands"


def main() -> None:
    """Write a file for each picture, and say how large it is."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--hand", type=Path, required=True, help="left.glb of the generic hand")
    options.add_argument("--body", type=Path, required=True, help="the folder mpfb2 of the body's data")
    options.add_argument("-o", "--output", type=Path, default=CONTENT)
    options.add_argument("names", nargs="*", help="which pictures; all where none is named")
    args = options.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    names = frozenset(args.names)
    for picture in chain(hand_pictures(Hand.read(args.hand), names), figures(Body.read(args.body), names)):
        text = json.dumps(picture, separators=(",", ":")) + "\n"
        (args.output / f"{picture['id']}.json").write_text(text, encoding="utf-8")
        print(f"{picture['id']}: {len(text)} bytes")


if __name__ == "__main__":
    main()
