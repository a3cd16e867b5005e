//! What is kept of shards that are here and that nobody needs now.

/// How many bytes of JSON are kept of such: what is looked at again soon need not be fetched and read
/// again. In memory they take about as much.
pub const KEPT: usize = 16 << 20;

/// Which of them to drop so that at most `most` bytes stay: the longest unused first. Of each its bytes
/// and when it was last needed.
pub fn too_many(idle: &[(usize, u32)], most: usize) -> Vec<usize> {
    let mut oldest: Vec<usize> = (0..idle.len()).collect();
    crate::model::order::sort_by_key(&mut oldest, |at| idle[*at].1);
    let mut bytes: usize = idle.iter().map(|(bytes, _)| bytes).sum();
    let over = |at: &usize| {
        let over = bytes > most;
        if over {
            bytes -= idle[*at].0;
        }
        over
    };
    oldest.into_iter().take_while(over).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_go_first_and_no_more_than_must() {
        let idle = [(5, 30), (5, 10), (5, 20), (1, 40)];
        assert_eq!(too_many(&idle, 16), [] as [usize; 0]);
        assert_eq!(too_many(&idle, 15), [1]);
        assert_eq!(too_many(&idle, 11), [1]);
        assert_eq!(too_many(&idle, 10), [1, 2]);
        assert_eq!(too_many(&idle, 0), [1, 2, 0, 3]);
        assert_eq!(too_many(&[], 0), [] as [usize; 0]);
    }
}
