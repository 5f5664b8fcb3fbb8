"""The HTML pages of the nginx in front of Kasm."""

from http import HTTPStatus

from starlette.responses import HTMLResponse


def html_page(status: int) -> HTMLResponse:
    """Make nginx's page for a status, known to HTTP or not."""
    try:
        title = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        title = str(status)
    return HTMLResponse(
        f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n"
        f"<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
        status_code=status,
    )
