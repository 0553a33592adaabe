"""A project file: what was read, analysed and built, and the journal of what a person decided.

project      the file: documents, analyses, chronology, journal
schema       its shape, older and newer versions, and what is said of a file that is none
building     the chronology of a project: as kept, else built and kept
"""

from timeline.store.building import Built, built
from timeline.store.project import Project, saved
from timeline.store.schema import ProjectError

__all__ = ["Built", "Project", "ProjectError", "built", "saved"]
