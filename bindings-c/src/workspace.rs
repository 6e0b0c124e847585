//! Space that replays work in, kept from one call to the next.

use std::sync::{Mutex, TryLockError};

use engine::portfolio::PortfolioSpace;

use crate::boundary::{Slot, lent_or_null};
use crate::error::{ArrearsError, Failure};
use crate::status::ArrearsStatus;

/// Space that replays work in. It grows to the largest account replayed in it; from then on a call asks the heap for
/// nothing. It serves one call at a time: a second one from another thread is refused with ARREARS_STATUS_BUSY.
pub struct ArrearsWorkspace {
    spaces: Mutex<PortfolioSpace>,
}

/// Does something in a workspace, or where that is NULL in space of its own.
///
/// # Safety
/// `workspace` is NULL or a workspace that was not freed.
pub(crate) unsafe fn within<T>(
    workspace: *const ArrearsWorkspace,
    work: impl FnOnce(&mut PortfolioSpace) -> Result<T, Failure>,
) -> Result<T, Failure> {
    // SAFETY: this function's contract.
    match unsafe { lent_or_null(workspace, "workspace") }? {
        None => work(&mut PortfolioSpace::default()),
        Some(workspace) => match workspace.spaces.try_lock() {
            Ok(mut spaces) => work(&mut spaces),
            // What a panic left behind does not matter: a replay writes before it reads.
            Err(TryLockError::Poisoned(left)) => work(&mut left.into_inner()),
            Err(TryLockError::WouldBlock) => Err(Failure::busy()),
        },
    }
}

/// A workspace, empty. One for each thread.
///
/// @param out receives the workspace, the caller's to free; NULL on failure
///
/// # Safety
/// `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_workspace_new(
    out: *mut *mut ArrearsWorkspace,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Slot::new(out, "out") }?;
        out.fill(ArrearsWorkspace { spaces: Mutex::default() });
        Ok(())
    })
}

/// Frees a workspace. NULL is allowed and does nothing.
///
/// # Safety
/// `workspace` is NULL or a workspace that was not freed and that no call works in.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_workspace_free(workspace: *mut ArrearsWorkspace) {
    boundary!(or(), {
        // SAFETY: NULL, or made by `Slot::fill` and not freed, by this function's contract.
        unsafe { crate::boundary::free(workspace) }
    })
}
