"""The wheel and the sdist, built once."""

import pytest

from tests.packaging.building import ROOT, Built, build, only


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("dist")
    build(ROOT, folder)
    return Built(wheel=only(folder, "*.whl"), sdist=only(folder, "*.tar.gz"))
