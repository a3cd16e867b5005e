//! Sorting with one routine for all types. The standard library's is compiled anew for every type
//! it sorts, about 5 kB of wasm each; here only the order of positions is sorted.

use std::cmp::Ordering;

/// Sorts by `order`; equal items stay as they are.
pub fn sort_by<T>(items: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    let sorted = positions(items.len(), &|a, b| order(&items[a], &items[b]));
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(
        sorted
            .into_iter()
            .filter_map(|position| slots[position].take()),
    );
}

/// Sorts by a key that is made once for each item; equal items stay as they are.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let sorted = positions(items.len(), &|a, b| keys[a].cmp(&keys[b]));
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(
        sorted
            .into_iter()
            .filter_map(|position| slots[position].take()),
    );
}

/// Sorts, and keeps one of equal items.
pub fn distinct<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}

fn positions(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|a, b| order(*a, *b));
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_stably_and_by_key() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd')];
        sort_by_key(&mut items, |(n, _)| *n);
        assert_eq!(items, [(0, 'd'), (1, 'b'), (2, 'a'), (2, 'c')]);
        sort_by(&mut items, |a, b| b.1.cmp(&a.1));
        assert_eq!(items, [(0, 'd'), (2, 'c'), (1, 'b'), (2, 'a')]);
        let mut twice = vec![3, 1, 3, 2, 1];
        distinct(&mut twice);
        assert_eq!(twice, [1, 2, 3]);
    }
}
