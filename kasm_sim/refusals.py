"""Define Kasm's refusals: state and calls raise them, the application turns them into answers."""


class Refused(Exception):
    """Kasm refused the call: `error_message`, usually with HTTP 200."""

    status = 200


class BadRequest(Refused):
    """The request body is not a JSON object sent as JSON."""

    status = 400


class InvalidId(Refused):
    """The id is not a UUID; the database's error text reaches the client.

    Args:
        text: The id as sent.
        status: The quirk `bad_id_status`.
    """

    def __init__(self, text: str, *, status: int) -> None:
        super().__init__(
            "(psycopg2.errors.InvalidTextRepresentation) invalid input syntax for type uuid: "
            f"\"{text}\"\nLINE 3: WHERE id = '{text}'::UUID\n",
        )
        self.status = status


class NotPermitted(Refused):
    """The API key is wrong or lacks a permission."""

    status = 403

    def __init__(self) -> None:
        super().__init__("Unauthorized")


INVALID_KASM = "Invalid kasm_id"
INVALID_OWNER = "Invalid kasm_id or user_id"
INVALID_USER = "Invalid user"
INVALID_GROUP = "Invalid group"
INVALID_IMAGE = "Invalid image_id"
INVALID_SHARE = "Invalid share_id"
