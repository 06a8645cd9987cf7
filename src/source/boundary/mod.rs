//! Symlink guard: nothing is read or written through a symbolic link that leads out of the repository (path traversal).
//!
//! Anyone can commit a link to any file of the machine that later checks the commit, such as a CI runner. Links are
//! resolved here component by component, each judged by the repository it is in; the resulting path has none. FIFOs,
//! sockets and devices of a repository are refused before they are opened, and an opened file is checked once more. A
//! process that changes the folder meanwhile already has the user's rights and is not guarded against.

mod open;
mod path;
mod refusal;
mod resolve;

pub use open::{Opened, open, open_to_read};
pub use path::{ChosenBy, ResolvedPath, repository_of, work_tree_of};
pub use refusal::{Refusal, RefusalReason, SpecialFile};

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::path::{Path, PathBuf};

    /// A repository `top`, with a file next to it.
    fn repository() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("folder");
        let real = folder.path().canonicalize().expect("real");
        let top = real.join("top");
        std::fs::create_dir_all(top.join(".git/hooks")).expect("made");
        std::fs::create_dir_all(top.join("sub")).expect("made");
        std::fs::write(top.join("file"), "inside").expect("written");
        std::fs::write(real.join("secret"), "outside").expect("written");
        (folder, top)
    }

    fn text(path: &Path) -> Result<String, String> {
        let file = open(path).map_err(|error| error.to_string())?;
        std::io::read_to_string(file).map_err(|error| error.to_string())
    }

    #[test]
    fn links_are_followed_as_far_as_the_repository_goes() {
        let (_folder, top) = repository();
        let absolute = top.join("file");
        let absolute = absolute.to_str().expect("UTF-8");
        for (to, word) in [
            ("../file", ""),
            (absolute, ""),
            ("../../top/file", ""),
            ("other", ""),
            ("../../secret", "out of the repository"),
            ("/dev/null", "out of the repository"),
            ("/proc/self/environ", "out of the repository"),
            ("../.git/config", "belongs to git"),
            ("../.GIT/config", "belongs to git"),
            ("link", "leads back"),
            ("missing", "does not exist"),
        ] {
            let link = top.join("sub/link");
            let _ = std::fs::remove_file(&link);
            let _ = std::fs::remove_file(top.join("sub/other"));
            symlink("../file", top.join("sub/other")).expect("linked");
            symlink(to, &link).expect("linked");
            match text(&link) {
                Ok(text) => assert!(text == "inside" && word.is_empty(), "{to}: {text}"),
                Err(told) => assert!(!word.is_empty() && told.contains(word), "{to}: {told}"),
            }
        }
    }

    #[test]
    fn only_the_last_part_of_a_named_path_may_leave() {
        let (folder, top) = repository();
        let link = top.join("link");
        symlink("../secret", &link).expect("linked");
        symlink("link", top.join("first")).expect("linked");
        symlink("..", top.join("up")).expect("linked");
        let named = ResolvedPath::of(&top.join("first"), ChosenBy::User).expect("named");
        assert_eq!(named.external_links(), [top.join("first"), link]);
        assert!(ResolvedPath::of(&top.join("first"), ChosenBy::Repository).is_err());
        assert!(ResolvedPath::of(&top.join("up/secret"), ChosenBy::User).is_err());
        // Paths as the user typed them, and paths outside any repository, are left to the operating system.
        let outside = folder.path().join("secret");
        assert!(ResolvedPath::of(&outside, ChosenBy::Repository).is_ok());
        let dots = ResolvedPath::of(&top.join("sub/../up/../link"), ChosenBy::User);
        assert!(dots.is_err(), "{dots:?}");
    }

    #[test]
    fn what_is_written_may_be_missing_but_not_outside() {
        let (_folder, top) = repository();
        for (to, inside) in [
            ("sub/new", true),
            ("../new", false),
            (".git/hooks/post-merge", false),
        ] {
            let link = top.join("link");
            let _ = std::fs::remove_file(&link);
            symlink(to, &link).expect("linked");
            let place = ResolvedPath::of(&link, ChosenBy::Repository);
            assert_eq!(place.is_ok(), inside, "{to}");
            if let Ok(place) = place {
                assert_eq!(place.path(), top.join(to));
            }
        }
    }

    #[test]
    fn without_git_the_folder_of_the_catalogue_is_the_repository() {
        let (_folder, top) = repository();
        std::fs::remove_dir_all(top.join(".git")).expect("removed");
        symlink("../secret", top.join("link")).expect("linked");
        assert!(text(&top.join("link")).is_ok());
        std::fs::write(top.join("catalog.yml"), "").expect("written");
        assert!(text(&top.join("link")).is_err());
    }
}
