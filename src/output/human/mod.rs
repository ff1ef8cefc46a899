//! The review for people at a terminal.
