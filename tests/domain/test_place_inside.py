"""Where in an image something was found."""

import pytest

from imageuploader.domain.inside.place import path_and_line, place_of_line


@pytest.mark.parametrize("path", ["/etc/fstab", "/etc/a line 3", "/etc/line 4 line", "/odd\nname"])
def test_a_place_is_taken_apart_as_it_was_put_together(path):
    assert path_and_line(place_of_line(path, 12)) == (path, 12)


@pytest.mark.parametrize("place", ["/usr/bin/cloud-init", "", "/etc/line", "partition 1"])
def test_a_place_without_a_line_is_the_file_as_a_whole(place):
    assert path_and_line(place) == (place, 0)
