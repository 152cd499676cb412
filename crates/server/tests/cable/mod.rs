//! A way to a server that can be cut: what is under way breaks off, and nothing new gets through until it is mended.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// The way.
pub struct Cable {
    /// Where it begins.
    pub port: u16,
    ends: Arc<Mutex<Ends>>,
}

#[derive(Default)]
struct Ends {
    cut: bool,
    open: Vec<TcpStream>,
}

impl Cable {
    /// A way to a port of this machine; its threads live as long as the test.
    pub fn to(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let ends = Arc::<Mutex<Ends>>::default();
        let held = Arc::clone(&ends);
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let mut ends = held.lock().unwrap_or_else(PoisonError::into_inner);
                let Ok(server) = TcpStream::connect(("127.0.0.1", server)) else { continue };
                if ends.cut {
                    continue;
                }
                for (from, to) in [(&client, &server), (&server, &client)] {
                    if let (Ok(from), Ok(to), Ok(end)) = (from.try_clone(), to.try_clone(), from.try_clone())
                    {
                        ends.open.push(end);
                        std::thread::spawn(move || copy(from, to));
                    }
                }
            }
        });
        Cable { port, ends }
    }

    /// Cuts it.
    pub fn cut(&self) {
        let mut ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
        ends.cut = true;
        for end in ends.open.drain(..) {
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    /// Mends it.
    pub fn mend(&self) {
        self.ends.lock().unwrap_or_else(PoisonError::into_inner).cut = false;
    }
}

fn copy(mut from: TcpStream, mut to: TcpStream) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        if to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
    let _ = from.shutdown(Shutdown::Both);
}
