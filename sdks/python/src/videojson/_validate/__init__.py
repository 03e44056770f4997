"""From any value to a document, or to everything that is wrong with it.

```
text -> _text.py (syntax, names given twice)
  value -> _snapshot.py (plain data, limits of size and depth)
    -> _structure.py (along the generated tables)
    -> _checks/ (rules that the schema cannot say)
    -> issues in the order of the document (_report.py)
```
"""
