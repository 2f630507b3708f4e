"""What an image will cost: ten cents a month for 1,000 MB unpacked, as Linode counts MB."""

import pytest

from imageuploader.words.image_list import estimate_meaning_text, estimated_price_text

MB = 1024**2


@pytest.mark.parametrize(
    ("count", "price"),
    [
        (1, "0.01"),
        (100 * MB, "0.01"),
        (1000 * MB, "0.10"),
        (2048 * MB, "0.20"),
        (150_000 * MB, "15.00"),
    ],
)
def test_an_image_is_priced_by_its_unpacked_size(count, price):
    assert str(estimated_price_text(count)) == f"Estimated price: ${price} a month"
    assert f"${price} a month for each region" in str(estimate_meaning_text(count))
