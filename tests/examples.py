"""An example of any type of the domain, every field filled, for tests that go through all kinds."""

import dataclasses
import types
import typing
from fractions import Fraction

import msgspec

_PLAIN: dict[object, object] = {
    str: "x",
    int: 3,
    bool: True,
    Fraction: Fraction(27, 7),
    bytes: b"x",
}


def example(kind: typing.Any) -> typing.Any:
    """Give a filled example; of a choice the first, of a collection one element."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is None or kind is type(None):
        return None
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind)
        return kind(**{name: example(hints[name]) for name in kind.__struct_fields__})
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(**{f.name: example(hints[f.name]) for f in dataclasses.fields(kind) if f.init})
    return _collected(kind)


def _collected(kind: typing.Any) -> typing.Any:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return next((choice for choice in args if choice), args[0])
    if origin in (typing.Union, types.UnionType):
        return example(args[0])
    if origin is typing.Annotated:
        return example(args[0])
    if origin is dict:
        return {example(args[0]): example(args[1])}
    if origin in (tuple, list, frozenset):
        fixed = origin is tuple and args[-1] is not Ellipsis
        return origin(example(arg) for arg in (args if fixed else args[:1]))
    raise TypeError(f"no example for {kind!r}")
