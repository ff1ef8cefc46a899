//! Integration tests, all in one binary.

mod human;
