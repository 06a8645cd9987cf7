//! Media types registered at IANA.

const REGISTERED: &str = include_str!("../../schemas/media-types.txt");

/// Every registered media type, in lower case, sorted.
pub fn registered_media_types() -> impl Iterator<Item = &'static str> {
    REGISTERED.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::registered_media_types;

    #[test]
    fn the_list_is_in_order() {
        assert!(registered_media_types().is_sorted());
        assert!(registered_media_types().all(|name| name.split('/').count() == 2));
        assert!(registered_media_types().any(|name| name == "text/csv"));
    }
}
