"""Bundles the chapters into one description of Kasm's API.

A chapter is a file of `openapi/chapters/` with the calls and components of one tag; `common.yaml` has the head of the
document and shared components. References are written as in the result. The chapters follow the order of the head's
tags. Text, order, comments and block style are kept. Conflicts are refused: two calls at one path, two components or
calls of one name, dangling references, a chapter without a tag.
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
    """The chapters cannot be bundled.

    Args:
        problems: One line each.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))


def bundle(chapters: Path) -> str:
    """Bundle the chapters into the text of the description.

    Args:
        chapters: The folder of the chapters.

    Raises:
        BundleError: If a chapter is invalid YAML, or chapters conflict.
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
    """Insert an empty line before each of some keys, since those of the chapters are lost."""
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
    """Writes null as `null`, as the chapters do."""

    def represent_null(self, _: None) -> ScalarNode:
        node: ScalarNode = self.represent_scalar("tag:yaml.org,2002:null", "null")
        return node


_Representer.add_representer(type(None), _Representer.represent_null)


def _load(file: Path) -> CommentedMap:
    """Load one file without its top comment; reject duplicate keys."""
    try:
        chapter: CommentedMap = _yaml().load(file)
    except MarkedYAMLError as error:
        where = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise BundleError([f"{file.name}{where}: {error.problem}"]) from error
    chapter.ca.comment = None
    return chapter


def _strays(tags: list[str], chapters: set[str]) -> Iterator[str]:
    """List chapters without a tag, and tags without a chapter."""
    yield from (f"{name}.yaml is no tag of {COMMON}.yaml" for name in sorted(chapters - set(tags)))
    yield from (f"the tag {name} has no chapter" for name in sorted(set(tags) - chapters))


def _add_paths(paths: CommentedMap, added: CommentedMap, tag: str, operations: set[str]) -> Iterator[str]:
    """Add a chapter's calls; list those that conflict or have another tag."""
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
    """Add a chapter's components; list those that conflict."""
    for kind, group in added.items():
        target = components.setdefault(kind, CommentedMap())
        for name, component in group.items():
            if name in target:
                yield f"{tag}: there are two {kind} {name}"
            target[name] = component


def _dangling(node: object, components: CommentedMap) -> Iterator[str]:
    """List dangling references; every reference must point to a component."""
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
