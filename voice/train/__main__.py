"""`python -m voice.train`: the head of the ear, from the clips to its file, in minutes on two cores."""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH, SCHEMA
from instep.voice.ear.weights import Table, write_weights
from voice.train.clips import CLIPS, FOLDS
from voice.train.features import Features, make_features
from voice.train.learning import EPOCHS, HIDDEN, WINDOW, Lesson, learn, lesson

MEMBERS = 2
FOLD_HEADS = CLIPS.parent / "folds"
_CARD = Path(__file__).with_name("card.md")


def main() -> None:
    """Train the head that ships, and with --folds five that each have not heard a fifth of the speakers."""
    wanted = _arguments()
    words = (*Library().hearing.words, OTHER_SPEECH, NO_SPEECH)
    begun = time.monotonic()
    features = make_features(wanted.seed, share=wanted.share)
    _tell(f"{len(features.scenes)} scenes", begun)
    studio = Studio(features, lesson(features, words, np.random.default_rng(wanted.seed)), wanted.seed)
    for path, left_out in _wanted(wanted):
        studio.write(path, left_out)
        _tell(path.name, begun)


def _wanted(wanted: argparse.Namespace) -> Iterator[tuple[Path, int | None]]:
    """The files to write, each with the fold of speakers that it must not hear."""
    if not wanted.folds_only:
        yield wanted.out, None
    if wanted.folds or wanted.folds_only:
        FOLD_HEADS.mkdir(exist_ok=True)
        yield from ((FOLD_HEADS / f"without_{fold}.safetensors", fold) for fold in range(FOLDS))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m voice.train", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="of the scenes; less is faster and worse")
    parser.add_argument("--out", type=Path, default=content_root() / "ear" / "head.safetensors")
    parser.add_argument("--folds", action="store_true", help="also the five heads that the bench tries")
    parser.add_argument("--folds-only", action="store_true", help="those alone")
    return parser.parse_args()


def _tell(what: str, begun: float) -> None:
    print(f"{time.monotonic() - begun:6.0f} s  {what}", flush=True)


@dataclass(frozen=True, eq=False, repr=False)
class Studio:
    """All scenes, ready to learn from."""

    features: Features
    lesson: Lesson
    seed: int

    def write(self, path: Path, left_out: int | None) -> None:
        """Learn from every speaker but those of the fold that is left out, and write what was learned."""
        scenes = self.features.scenes
        known = np.asarray([scene.fold != left_out for scene in scenes])
        silent = known & ~np.asarray([scene.speaking for scene in scenes])
        tables: dict[str, Table] = {"mean": self.lesson.mean, "scale": self.lesson.scale}
        for coach, holds in (("silent", silent), ("speaking", known)):
            for order in range(1, MEMBERS + 1):
                member = learn(self.lesson.of(holds), np.random.default_rng([self.seed, order, len(coach)]))
                tables |= {f"{coach}.m{order}.{part}": table for part, table in vars(member).items()}
        write_weights(path, tables, self._about(int(known.sum()), left_out))

    def _about(self, scenes: int, left_out: int | None) -> dict[str, str]:
        """What the file says of itself; how well it hears is the bench's to say."""
        figures = {
            "scenes": scenes,
            "windows": len(self.lesson.windows.word),
            "members": MEMBERS,
            "hidden": HIDDEN,
            "epochs": EPOCHS,
            "seed": self.seed,
            "left out": left_out,
        }
        return {
            "schema": SCHEMA,
            "version": Library().hearing.head,
            "words": json.dumps(self.lesson.words),
            "window": str(WINDOW),
            "figures": json.dumps(figures),
            "attribution": (CLIPS / "README.md").read_text(),
            "card": _CARD.read_text(),
            "licence": "CC-BY-SA-4.0",
        }


if __name__ == "__main__":
    main()
