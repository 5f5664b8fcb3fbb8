"""Adapt a row of the tool table to a tool of the MCP SDK: schemas, call and answer."""

import base64
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Self, get_args, get_origin, get_type_hints

from attrs import evolve
from mcp.server.mcpserver import Context as McpContext
from mcp.server.mcpserver.tools import Tool
from mcp.server.mcpserver.utilities.func_metadata import func_metadata
from mcp_types import (
    CallToolResult,
    ContentBlock,
    ImageContent,
    InputRequiredResult,
    TextContent,
    ToolAnnotations,
)
from pydantic import Field, SecretStr, TypeAdapter, ValidationError

from kasm_desktops import DesktopsError, InvalidArgument, OddAnswer, Unavailable, mask
from kasm_mcp.server.audit_log import Attempt
from kasm_mcp.server.confirmation import ARGUMENT, Confirm, can_ask, confirmed, not_confirmed, with_argument
from kasm_mcp.server.progress import Reporter
from kasm_mcp.server.services import Services
from kasm_mcp.server.wire import UNPAIRED, compact
from kasm_mcp.table import LONG_RESULT_CHARS, Question, Row
from kasm_mcp.tools import schemas
from kasm_mcp.tools.arguments import validated
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer, Pictured, failure, schema, success

log = logging.getLogger(__name__)


class KasmTool(Tool):
    """A tool with strict arguments, one envelope, and failures marked as errors.

    Attributes:
        answer_schema: Schema of its envelope; not published if it answers with a picture.
        check_data: Raises `ValidationError` for data that does not match the tool's output schema.
        question: Returns the question to ask before the call; None not to ask.
    """

    answer_schema: dict[str, Any] = Field(exclude=True)
    check_data: Callable[..., Any] = Field(exclude=True)
    question: Question | None = Field(default=None, exclude=True)

    @classmethod
    def from_row(cls, row: Row, confirm: Confirm = "never") -> Self:
        """Make the tool.

        Args:
            row: Its function's signature and docstring become schema and description.
            confirm: When to ask a person, if the row has a question; see `confirmation`.
        """
        metadata = func_metadata(row.function, skip_names=["context"], structured_output=False)
        if row.question and confirm == "always":
            metadata.arg_model = with_argument(metadata.arg_model)
        metadata.arg_model.model_config["extra"] = "forbid"
        metadata.arg_model.model_rebuild(force=True)
        answer = get_type_hints(row.function)["return"]
        (data,) = get_args(answer)
        data_type: TypeAdapter[Any] = TypeAdapter(data)
        answer_schema = schemas.of_answers(schema(data_type.json_schema(mode="serialization")))
        metadata.output_schema = None if get_origin(answer) is Pictured else answer_schema
        hints = row.effect.value
        return cls(
            fn=row.function,
            name=row.name,
            title=row.title,
            description=" ".join((row.function.__doc__ or "").split()),
            parameters=schemas.of_arguments(metadata.arg_model.model_json_schema()),
            fn_metadata=metadata,
            answer_schema=answer_schema,
            check_data=partial(data_type.validate_python, strict=True),
            question=None if confirm == "never" else row.ask,
            is_async=True,
            meta={"anthropic/maxResultSizeChars": LONG_RESULT_CHARS} if row.long else None,
            context_kwarg=None,
            annotations=ToolAnnotations(
                read_only_hint=hints.read_only,
                destructive_hint=hints.destructive,
                idempotent_hint=hints.idempotent,
                open_world_hint=hints.open_world,
            ),
        )

    async def run(
        self, arguments: dict[str, Any], context: McpContext[Any, Any], convert_result: bool = False
    ) -> CallToolResult | InputRequiredResult:
        """Call the tool; every outcome is an envelope, except a question to a person and cancellation."""
        services: Services = context.request_context.lifespan_context
        attempt = Attempt(self.name, arguments, changes=self._changes, client=client_of(context))
        try:
            async with services.audit.recorded(attempt):
                with Reporter(context) as reporter, self._failing(attempt):
                    await services.count_call()
                    chosen = self._validated(arguments, context)
                    secrets = (value for value in chosen.values() if isinstance(value, SecretStr))
                    attempt.secrets += [value.get_secret_value() for value in secrets]
                    call = evolve(services.context, progress=reporter)
                    if self.question is not None and (asked := await self._asked(call, chosen, context)):
                        attempt.only_asked = True
                        return asked
                    answer = await self.fn(call, **chosen)
                    attempt.data = answer.data
                    self._check(answer)
                    attempt.answered = True
                    log.debug("%s: %s", self.name, answer.message)
                    return self._result(success(answer), answer.jpeg if isinstance(answer, Pictured) else None)
        except Unavailable as error:  # the audit log cannot be written
            attempt.failure = error
        assert attempt.failure is not None  # noqa: S101  # nothing else comes here
        return self._result(failure(attempt.failure))

    @contextmanager
    def _failing(self, attempt: Attempt) -> Iterator[None]:
        """Keep a failure inside as the attempt's, for its audit line and its envelope."""
        try:
            yield
        except DesktopsError as error:
            error.message = mask(error.message, attempt.secrets)
            log.info("%s: %s: %s", self.name, error.error_type, error.message)
            attempt.failure = error
        except Exception:
            log.exception("%s crashed", self.name, extra={"secrets": attempt.secrets})
            # How far it got before the crash is unknown, so its outcome is too.
            attempt.failure = DesktopsError(
                f"{self.name} failed inside this server; its log has the details.", outcome_unknown=self._changes
            )

    @property
    def _changes(self) -> bool:
        return not (self.annotations and self.annotations.read_only_hint)

    async def _asked(
        self, call: Context, chosen: dict[str, Any], context: McpContext[Any, Any]
    ) -> InputRequiredResult | None:
        """Return the question that must be answered first; None if the call may proceed. Removes `confirm`.

        Raises:
            Refused: There is no consent.
        """
        agreed = chosen.pop(ARGUMENT, None)
        if self.question is None:
            return None
        if can_ask(context):
            await call.progress("waiting for a person's consent")
            return await confirmed(context, await self.question(call, **chosen))
        if agreed is False:
            raise not_confirmed(await self.question(call, **chosen))
        return None

    def _validated(self, arguments: dict[str, Any], context: McpContext[Any, Any]) -> dict[str, Any]:
        if names := (context.request_context.meta or {}).get(UNPAIRED):
            raise InvalidArgument(f"Half of a surrogate pair, which is not valid Unicode, is in: {compact(names)}.")
        return validated(arguments, self.fn_metadata.arg_model).model_dump_one_level()

    def _check(self, answer: Answer[Any]) -> None:
        """Reject data that does not match the output schema: a client would discard the whole answer."""
        try:
            self.check_data(answer.data)
        except ValidationError as error:
            member = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
            accepted = " The call itself was accepted." if self._changes else ""
            raise OddAnswer(
                f"Kasm's answer has a value of another type than its API describes ({member}).{accepted}",
                status_code=200,
                outcome_unknown=self._changes,
            ) from None

    def _result(self, envelope: dict[str, Any], jpeg: bytes | None = None) -> CallToolResult:
        text = compact(envelope)
        content: list[ContentBlock] = [TextContent(text=text)]
        if jpeg is not None:
            content.append(ImageContent(data=base64.b64encode(jpeg).decode(), mime_type="image/jpeg"))
        return CallToolResult(
            content=content,
            structured_content=json.loads(text) if self.output_schema else None,
            is_error=not envelope["success"],
        )


def client_of(context: McpContext[Any, Any]) -> str | None:
    """Return the client's name and version as it reports them; None if it does not, as on stateless HTTP."""
    params = context.session.client_params
    return f"{params.client_info.name} {params.client_info.version}" if params else None
