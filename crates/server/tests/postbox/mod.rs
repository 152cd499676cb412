//! A mail server that takes everything, slowly, and remembers under which Message-ID.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Where mail arrives.
pub struct Postbox {
    /// Where it listens.
    pub port: u16,
    arrived: Arc<Mutex<Vec<String>>>,
}

impl Postbox {
    /// Opens one that takes so long for each mail before it says that it has it. Its threads live as long as the test.
    pub fn open(pause: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let arrived = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&arrived);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                // A client that was killed breaks off at any place.
                std::thread::spawn(move || talk(&stream, &kept, pause).ok());
            }
        });
        Postbox { port, arrived }
    }

    /// The Message-ID of each mail that arrived, in their order.
    pub fn message_ids(&self) -> Vec<String> {
        self.arrived.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn talk(stream: &TcpStream, kept: &Mutex<Vec<String>>, pause: Duration) -> std::io::Result<()> {
    let (mut lines, mut out) = (BufReader::new(stream).lines(), stream);
    out.write_all(b"220 postbox\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
        let answer: &[u8] = match verb.as_str() {
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let mut id = String::new();
                while let Some(line) = lines.next().transpose()? {
                    if let Some(found) = line.strip_prefix("Message-ID: ") {
                        found.clone_into(&mut id);
                    }
                    if line == "." {
                        break;
                    }
                }
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(id);
                std::thread::sleep(pause);
                b"250 taken\r\n"
            }
            "QUIT" => return out.write_all(b"221 bye\r\n"),
            _ => b"250 postbox\r\n",
        };
        out.write_all(answer)?;
    }
    Ok(())
}
