"""The commands of `python -m timeline`: a module a command, which reads arguments and wires; the rooms do the work.

build, times, serve      the commands
arguments                what they take
inputs, outputs          what they read and where they write
running                  progress, kept analyses, warnings and exit codes
"""
