//! The native companion; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    return ExitCode::from(binh_yen::cli::run(std::env::args_os().skip(1)));
    #[cfg(target_arch = "wasm32")]
    ExitCode::SUCCESS
}
