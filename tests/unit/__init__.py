"""Pure code: settings, envelope, errors, masks."""
