"""What a question is asked with: the system, and how it would be started."""

from dataclasses import dataclass

from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.boot.boot_entry import BootEntry
from imageuploader.disk.inside.boot.starts import Start
from imageuploader.disk.inside.subject import Subject
from imageuploader.domain.inside.vocabulary import Answer, Mode


@dataclass(frozen=True)
class Asked:
    """A system, its files, and for each kernel setting whether it starts."""

    subject: Subject
    tree: FileTree
    starts: tuple[Start, ...]

    @property
    def chosen(self) -> Start | None:
        """The kernel setting to choose; the first that may work if none does for sure."""
        for wanted in (Answer.YES, Answer.UNKNOWN):
            for start in self.starts:
                if start.answer is wanted:
                    return start
        return None

    @property
    def entry(self) -> BootEntry | None:
        """What a boot loader of the image would start; None for Linode's kernel."""
        chosen = self.chosen
        return chosen.config.entry if chosen is not None and chosen.config is not None else None

    @property
    def has_kernel_of_linode(self) -> bool:
        """Whether Linode's own kernel would start it."""
        return self.chosen is not None and self.chosen.mode is Mode.LINODE_KERNEL
