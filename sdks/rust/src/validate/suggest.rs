/// Longer names than this are no misspelling of ours.
const LONGEST_NAME: usize = 64;
const MOST_SUGGESTIONS: usize = 3;

/// The names a misspelt one was probably meant to be, best first, at most three. Case, hyphens and underscores do not
/// count, so `font_size` is `fontSize`; otherwise about a third of the letters may be wrong.
pub(super) fn nearest(name: &str, candidates: &[&str]) -> Vec<String> {
    let wanted = letters(name);
    if name.encode_utf16().count() > LONGEST_NAME || wanted.is_empty() {
        return Vec::new();
    }
    let mut close: Vec<(usize, &str)> = candidates
        .iter()
        .filter_map(|candidate| {
            let letters = letters(candidate);
            let distance = edit_distance(&wanted, &letters);
            (distance <= (wanted.len().max(letters.len()) / 3).max(1)).then_some((distance, *candidate))
        })
        .collect();
    close.sort_unstable();
    // Where a name is as good as right, others are not what was meant.
    if close.first().is_some_and(|(distance, _)| *distance == 0) {
        close.retain(|(distance, _)| *distance == 0);
    }
    close.into_iter().take(MOST_SUGGESTIONS).map(|(_, candidate)| candidate.to_owned()).collect()
}

fn letters(name: &str) -> Vec<char> {
    name.chars().flat_map(char::to_lowercase).filter(|character| character.is_alphanumeric()).collect()
}

/// Damerau-Levenshtein distance in its restricted form (optimal string alignment): the least number of letters inserted,
/// deleted, replaced, or swapped with their neighbour.
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut before_previous: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for row in 1..=a.len() {
        let mut current = Vec::with_capacity(b.len() + 1);
        current.push(row);
        for column in 1..=b.len() {
            let replaced = previous[column - 1] + usize::from(a[row - 1] != b[column - 1]);
            let mut cost = (previous[column] + 1).min(current[column - 1] + 1).min(replaced);
            if row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1] {
                cost = cost.min(before_previous[column - 2] + 1);
            }
            current.push(cost);
        }
        before_previous = std::mem::replace(&mut previous, current);
    }
    previous[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{edit_distance, nearest};

    fn distance(a: &str, b: &str) -> usize {
        edit_distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_swap_of_neighbours_is_one_mistake() {
        assert_eq!(distance("opactiy", "opacity"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("glow", "glow"), 0);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn other_ways_of_writing_a_name_mean_that_name() {
        let names = ["fontSize", "fontStyle", "color"];
        assert_eq!(nearest("font_size", &names), ["fontSize"]);
        assert_eq!(nearest("colour", &names), ["color"]);
        assert_eq!(nearest("entirely different", &names), [""; 0]);
    }
}
