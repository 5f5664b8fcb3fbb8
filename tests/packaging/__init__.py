"""Tests of what is handed out: wheel, sdist, image, bundle, and what registries and hosts read about them."""
