"""Named tuples as `typing` has them; to make such a class takes a sixth of the time.

`typing.NamedTuple` writes and compiles a constructor for each class and examines its annotations: for those
of a look-up or a ranking that was a twentieth of the time. These share one constructor. A type checker takes them for
those of `typing`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter as reading  # as those of collections read their fields

    class _Kind(type):
        """What makes the classes: their annotations are the fields."""

        def __new__(mcs, name, bases, body):
            kind = super().__new__(mcs, name, bases, {**body, "__slots__": ()})
            if fields := tuple(kind.__annotations__):
                kind._fields = kind.__match_args__ = fields
                kind._field_defaults = {field: body[field] for field in fields if field in body}
                for place, field in enumerate(fields):
                    setattr(kind, field, reading(place, None))
            return kind

    class NamedTuple(tuple, metaclass=_Kind):
        """The base of frozen records with fields."""

        def __new__(cls, *values, **named):
            """A record of values in the order of the fields, or by their names."""
            fields = cls._fields
            if named:
                given = cls._field_defaults | named
                values += tuple([given.pop(field) for field in fields[len(values) :] if field in given])
                named = named.keys() & given  # no field, or one that has its value already
            elif len(values) < len(fields):
                values += tuple(cls._field_defaults.values())[len(values) - len(fields) :]
            if named or len(values) != len(fields):
                raise TypeError(f"{cls.__name__} has the fields {', '.join(fields)}")
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{len(made)} values are no {cls.__name__}")
            return made

        def _replace(self, **named):
            made = self._make(map(named.pop, self._fields, self))
            if named:
                raise TypeError(f"{type(self).__name__} has no {', '.join(named)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = (f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(fields)})"

        def __getnewargs__(self):
            return tuple(self)
