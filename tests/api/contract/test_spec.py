"""The description is valid, complete and true to itself, and the client has all of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

import kasm_api.api
from kasm_api import models

from .description import OPERATIONS, SCHEMAS, SPEC, contents, referenced, resolved, schemas_of

ASKED = schemas_of(*(operation.get("requestBody", {}) for _, operation in OPERATIONS.values()))
ANSWERED = schemas_of(*(operation["responses"] for _, operation in OPERATIONS.values()))

SECRETS = {
    "activation_key",
    "api_key_secret",
    "aws_access_key_id",
    "aws_secret_access_key",
    "connection_info",
    "docker_token",
    "environment",
    "file",
    "hash",
    "password",
    "session_recording_download_url",
    "session_jwt",
    "session_token",
    "session_tokens",
    "token",
    "url",
    "view_only_token",
}
KEYWORDS = {
    "type",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "allOf",
    "anyOf",
    "enum",
    "$ref",
    "format",
}
KEYWORDS |= {"description", "minLength", "minimum", "writeOnly", "x-secret", "x-date", "x-data-if"}


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Walk a schema and all schemas inside it, without following references."""
    yield schema
    inner = [*schema.get("properties", {}).values(), *schema.get("allOf", []), *schema.get("anyOf", [])]
    inner += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    for part in inner:
        yield from parts(part)


def properties(name: str) -> dict[str, dict[str, Any]]:
    """Collect the properties that a schema declares itself."""
    own = [SCHEMAS[name], *SCHEMAS[name].get("allOf", [])]
    return {key: value for part in own for key, value in part.get("properties", {}).items()}


def examples() -> Iterator[Any]:
    """Collect each example with the schema that it must fit."""
    for name, (_, operation) in OPERATIONS.items():
        for place, media_type, content in contents(operation):
            for key, example in content.get("examples", {}).items():
                yield pytest.param(content["schema"], example["value"], id=f"{name}-{place}-{key}")
            if "example" in content:
                yield pytest.param(content["schema"], content["example"], id=f"{name}-{place}-{media_type}")
        for parameter in map(resolved, operation.get("parameters", [])):
            yield pytest.param(parameter["schema"], parameter["example"], id=f"{name}-{parameter['name']}")


def minimal(schema: dict[str, Any]) -> Any:
    """Make the least value that fits a schema."""
    if "$ref" in schema:
        return minimal(SCHEMAS[schema["$ref"].rpartition("/")[2]])
    own = [schema, *schema.get("allOf", [])]
    members = {key: part["properties"][key] for part in own for key in part.get("required", [])}
    return "text" if schema.get("type") == "string" else {key: minimal(value) for key, value in members.items()}


def test_the_description_is_valid_openapi() -> None:
    validate(SPEC)


@pytest.mark.parametrize("name", [name for name, (path, _) in OPERATIONS.items() if path.startswith("/api/")])
def test_a_call_takes_credentials_and_admits_a_refusal_with_every_status(name: str) -> None:
    _, operation = OPERATIONS[name]
    request = resolved(operation["requestBody"])["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    credentials = {"$ref": "#/components/schemas/Credentials"}
    assert request == "Credentials" or credentials in SCHEMAS[request]["allOf"]
    for status in ("200", "4XX", "5XX"):
        schema = resolved(operation["responses"][status])["content"]["application/json"]["schema"]
        assert {"$ref": "#/components/schemas/ErrorMessage"} in schema.get("anyOf", [schema])


@pytest.mark.parametrize("name", OPERATIONS)
def test_bodies_and_answers_have_names_and_examples(name: str) -> None:
    _, operation = OPERATIONS[name]
    for place, media_type, content in contents(operation):
        if media_type == "application/json":
            schema = content["schema"]
            assert all("$ref" in part for part in schema.get("anyOf", [schema])), place
            assert content["examples"], place


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_and_its_properties_are_described(name: str) -> None:
    assert SCHEMAS[name]["description"].strip().endswith(".")
    for key, value in properties(name).items():
        assert value.get("description", "").strip(), key


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_has_known_keywords_named_objects_and_no_default(name: str) -> None:
    for part in parts(SCHEMAS[name]):
        assert not set(part) - KEYWORDS
        assert set(part.get("required", [])) <= set(part.get("properties", {}))
    for key, value in properties(name).items():
        assert not any("properties" in part for part in parts(value)), key


@pytest.mark.parametrize("name", SCHEMAS)
def test_secrets_are_marked(name: str) -> None:
    # A page that a browser opens at the start is no link into the session.
    pages = {"RequestKasmRequest", "CreateCastConfigTarget", "UpdateCastConfigTarget", "CastConfig"}
    shown_openly = {("Image", "hash"), *((page, "kasm_url") for page in pages)}
    for key, value in properties(name).items():
        is_secret = key in SECRETS | {"kasm_url"} and (name, key) not in shown_openly
        assert value.get("x-secret", False) or not is_secret, key


@pytest.mark.parametrize("name", sorted(ANSWERED))
def test_a_member_of_an_answer_may_be_null_except_for_ids(name: str) -> None:
    required = set(SCHEMAS[name].get("required", []))
    assert all(key.endswith("_id") for key in required - {"user", "error_message"})
    for key, value in properties(name).items():
        choices = value.get("anyOf", [value])
        may_be_null = any("$ref" not in choice and "null" in choice.get("type", "null") for choice in choices)
        assert may_be_null or key in required, key


def test_no_object_is_both_sent_and_answered() -> None:
    """Members of answers may be null; of what is sent, most may not."""
    assert {name for name in ASKED & ANSWERED if properties(name)} == set()


def test_every_component_is_used() -> None:
    used = set(referenced(SPEC))
    components = {
        f"#/components/{kind}/{name}"
        for kind, group in SPEC["components"].items()
        if kind != "securitySchemes"
        for name in group
    }
    assert used == components


@pytest.mark.parametrize(("schema", "example"), list(examples()))
def test_an_example_fits_its_schema(schema: dict[str, Any], example: object) -> None:
    checked = OAS31Validator({"components": SPEC["components"]} | schema)
    assert [error.message for error in checked.iter_errors(example)] == []


def test_the_client_has_every_call_in_its_chapter() -> None:
    described = {(operation["tags"][0], name) for name, (_, operation) in OPERATIONS.items()}
    assert {(tag, name) for tag in kasm_api.api.__all__ for name in getattr(kasm_api.api, tag).__all__} == described


@pytest.mark.parametrize("name", [name for name in SCHEMAS if properties(name) and name != "Credentials"])
def test_a_model_takes_null_for_every_member_that_is_not_required(name: str) -> None:
    least = minimal(SCHEMAS[name])
    model = getattr(models, name).from_dict(least | dict.fromkeys(set(properties(name)) - set(least)))
    assert {key: value for key, value in model.to_dict().items() if value is not None} == least
