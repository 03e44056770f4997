"""What the typed methods that add layers stand on."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .handle import LayerHandle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from .flow import Flow
    from .record import LayerRecord

HandleT = TypeVar("HandleT", bound=LayerHandle)


class Host:
    """Something layers can be added to."""

    _flow: Flow

    def _add(self, type_: str, call: str, given: Mapping[str, Any]) -> LayerRecord:
        return self._flow.add(type_, call, given)


class GroupScope(AbstractContextManager[HandleT], Generic[HandleT]):
    """A group that is about to be added: `with video.group() as card:`."""

    def __init__(self, host: Host, call: str, given: Mapping[str, Any], handle: type[HandleT]) -> None:
        self._flow = host._flow
        self._block = self._flow.add_group(call, given)
        self._handle = handle

    def __enter__(self) -> HandleT:
        return self._handle(self._flow, self._block.__enter__())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._block.__exit__(kind, error, traceback)
