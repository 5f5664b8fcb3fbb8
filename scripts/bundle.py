"""Make one description of Kasm's API out of its chapters.

A chapter is a file of `openapi/chapters/` with the calls of one tag and the components that belong to it; `common.yaml`
is the head of the document and what several chapters use. References are written as in the result, so a chapter reads
like a part of it. The chapters follow each other in the order of the head's tags. Text, order, comments and block style
are kept. What would be lost or wrong in the result is refused: two calls at one path, two components or calls of one
name, references that lead nowhere, a chapter that is no tag.
"""

from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

COMMON = "common"
HEADER = "Bundled from openapi/chapters/ by scripts/regenerate. Do not edit: change a chapter, then run that script."


class BundleError(Exception):
    """The chapters do not make one description.

    Args:
        problems: What is wrong, one line each.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))


def bundle(chapters: Path) -> str:
    """Return the whole description.

    Args:
        chapters: The folder of the chapters.

    Raises:
        BundleError: If a chapter is no YAML, or they do not fit together.
    """
    head = _load(chapters / f"{COMMON}.yaml")
    tags = [tag["name"] for tag in head["tags"]]
    files = {file.stem: file for file in sorted(chapters.glob("*.yaml"))}
    if problems := list(_strays(tags, set(files) - {COMMON})):
        raise BundleError(problems)

    components = head.pop("components")
    head["paths"] = paths = CommentedMap()
    head["components"] = components
    operations: set[str] = set()
    for tag in tags:
        chapter = _load(files[tag])
        problems += [
            f"{tag}: `{key}` belongs into {COMMON}.yaml" for key in chapter if key not in ("paths", "components")
        ]
        problems += _add_paths(paths, chapter.get("paths", {}), tag, operations)
        problems += _add_components(components, chapter.get("components", {}), tag)
    if problems := problems + sorted(set(_dangling(head, components))):
        raise BundleError(problems)

    head.yaml_set_start_comment(HEADER)
    _space(head, ["components"])
    _space(paths, list(paths)[1:])
    text = StringIO()
    _yaml().dump(head, text)
    return text.getvalue()


def _space(node: CommentedMap, keys: Iterable[str]) -> None:
    """Put an empty line before each of some keys; those of the chapters are lost with their surroundings."""
    for key in keys:
        node.yaml_set_comment_before_after_key(key, before="\n")


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096  # lines are broken where the chapters break them
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.Representer = _Representer
    return yaml


class _Representer(RoundTripRepresenter):
    """Writes null as the chapters write it."""

    def represent_null(self, _: None) -> ScalarNode:
        node: ScalarNode = self.represent_scalar("tag:yaml.org,2002:null", "null")
        return node


_Representer.add_representer(type(None), _Representer.represent_null)


def _load(file: Path) -> CommentedMap:
    """Read one file, which may not have a key twice, without the comment at its top."""
    try:
        chapter: CommentedMap = _yaml().load(file)
    except MarkedYAMLError as error:
        where = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise BundleError([f"{file.name}{where}: {error.problem}"]) from error
    chapter.ca.comment = None
    return chapter


def _strays(tags: list[str], chapters: set[str]) -> Iterator[str]:
    """Name chapters that are no tag, and tags without a chapter."""
    yield from (f"{name}.yaml is no tag of {COMMON}.yaml" for name in sorted(chapters - set(tags)))
    yield from (f"the tag {name} has no chapter" for name in sorted(set(tags) - chapters))


def _add_paths(paths: CommentedMap, added: CommentedMap, tag: str, operations: set[str]) -> Iterator[str]:
    """Add a chapter's calls, and name those that clash or belong elsewhere."""
    for path, item in added.items():
        for method, operation in item.items():
            if operation.get("tags") != [tag]:
                yield f"{tag}: {method} {path} has other tags"
            if (name := operation.get("operationId")) in operations:
                yield f"{tag}: there are two operations {name}"
            operations.add(name)
            if method in paths.get(path, {}):
                yield f"{tag}: {method} {path} is there already"
        if path in paths:
            paths[path].update(item)
        else:
            paths[path] = item


def _add_components(components: CommentedMap, added: CommentedMap, tag: str) -> Iterator[str]:
    """Add a chapter's components, and name those that clash."""
    for kind, group in added.items():
        target = components.setdefault(kind, CommentedMap())
        for name, component in group.items():
            if name in target:
                yield f"{tag}: there are two {kind} {name}"
            target[name] = component


def _dangling(node: object, components: CommentedMap) -> Iterator[str]:
    """Name the references that lead nowhere; all lead to a component."""
    if isinstance(node, dict):
        if isinstance(target := node.get("$ref"), str):
            place, _, name = target.rpartition("/")
            if name not in components.get(place.removeprefix("#/components/"), {}):
                yield f"{target} leads nowhere"
        for value in node.values():
            yield from _dangling(value, components)
    elif isinstance(node, list):
        for value in node:
            yield from _dangling(value, components)
