"""Where records lie is written in order, so that the table which finds them by key grows at its end alone."""

from random import Random

from verifier_gui.store.records import ROW_BITS, Batch, chunks_of_places


def test_places_are_written_in_order_and_none_is_left_out() -> None:
    chance = Random(1)
    batch = Batch(1)
    kept = [chance.getrandbits(39) << ROW_BITS | row for row in range(50_000)]
    for place in kept:
        batch.keep_place(place)
    chunks = list(chunks_of_places(batch))
    assert [place for chunk in chunks for place in chunk] == sorted(kept)
    assert len(chunks) > 1


def test_a_batch_of_nobody_has_no_places() -> None:
    assert list(chunks_of_places(Batch(1))) == []
