"""Commands about the embedded models: pull, list, doctor."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.cli.console import say

# Everything else is imported where it is used: `--help` has to answer at once.


def pull(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME...]", help="Models to fetch; all that the default profile needs by default."
        ),
    ] = None,
) -> None:
    """Fetch embedded models, check their digests and convert them once."""
    from summarizer.wiring import open_store

    store = open_store()
    for name in names or [spec.name for spec in store.specs.values() if spec.default]:
        say(f"{name}: fetching and checking …")
        typer.echo(f"{name}: ready (from: {store.pull(name)})")


def list_models() -> None:
    """List the embedded models and what is there of them."""
    from summarizer.wiring import open_store

    store = open_store()
    typer.echo(f"Models in {store.folder}")
    for spec in store.specs.values():
        need = "default" if spec.default else "optional"
        state = store.state(spec.name).value
        typer.echo(f"{state:<8} {spec.name:<28} {spec.role:<10} {need:<9} {spec.licence:<11} {spec.model_id}")


def doctor() -> None:
    """Examine the installation and its models."""
    from summarizer.adapters.doctor import examine
    from summarizer.wiring import open_store

    findings = examine(open_store())
    for finding in findings:
        typer.echo(f"{'ok' if finding.good else 'PROBLEM':<8} {finding.text}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(4)
