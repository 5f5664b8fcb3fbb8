"""Settings with which a server starts although there is no Kasm."""

REQUIRED = {
    "KASM_API_URL": "https://kasm.example.com",
    "KASM_API_KEY": "key-0123456789",
    "KASM_API_SECRET": "secret-9876543210",
    "KASM_USER_ID": "44edb3e5aa1f4c2f8d6e0b5b6f0d9c17",
}
"""Those that have no default."""

NOWHERE = REQUIRED | {"KASM_API_URL": "http://127.0.0.1:9"}
"""Where whoever tries to reach Kasm is refused at once."""
