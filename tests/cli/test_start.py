"""What the command line says before it does anything."""

import socket

from typer.testing import CliRunner

from tospann.cli.__main__ import app


def test_opptatt_port() -> None:
    """Er porten opptatt, sier kommandoen det i én setning, med utveien."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = CliRunner().invoke(app, ["start", "--port", str(port)])

    assert answer.exit_code == 1
    assert f"Port {port} er opptatt" in answer.output
    assert f"--port {port + 10}" in answer.output


def test_hjelpen_er_norsk() -> None:
    """Hjelpen nevner kommandoene med norske setninger."""
    answer = CliRunner().invoke(app, ["--help"])

    assert answer.exit_code == 0
    assert "Start arbeidsbenken" in answer.output
