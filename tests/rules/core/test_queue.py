"""Whoever can write to the queue alone cannot make the worker run anything."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from huey.serializer import Serializer, SignedSerializer

from coprod.core import queue


class Harm:
    """Leaves a trace as soon as it is unpacked."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.trace),)


def ours(folder: Path) -> Serializer:
    return queue.make(f"sqlite:///{folder / 'jobs.db'}", "key").serializer


@pytest.mark.parametrize(
    "pack",
    [
        pickle.dumps,
        Serializer().serialize,
        queue.Signed("another").serialize,
        SignedSerializer(secret="key", salt="coprod-queue").serialize,
    ],
    ids=["bare", "unsigned", "another key", "a weaker hash"],
)
def test_a_message_that_we_did_not_sign_is_not_even_unpacked(tmp_path: Path, pack: object) -> None:
    trace = tmp_path / "trace"

    with pytest.raises(ValueError):
        ours(tmp_path).deserialize(pack(Harm(trace)))  # type: ignore[operator]

    assert not trace.exists()


def test_control_the_same_message_with_our_signature_is(tmp_path: Path) -> None:
    trace = tmp_path / "trace"

    ours(tmp_path).deserialize(ours(tmp_path).serialize(Harm(trace)))

    assert trace.is_dir()
