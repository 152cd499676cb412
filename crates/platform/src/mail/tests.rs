use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::*;

fn mail() -> Mail {
    Mail {
        to: "amina@example.org".to_owned(),
        subject: "Élan: you are invited".to_owned(),
        text: "Hello Amina,\nfollow https://learn.example/join/abc\n.\nBye".to_owned(),
        html: None,
        message_id: "<job_1@learn.example>".to_owned(),
    }
}

async fn written(mail: &Mail) -> Result<String> {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::folder(folder.path().join("mail"), "Lyceum <lyceum@learn.example>").unwrap();
    mailer.send(mail).await?;
    let mut files: Vec<_> =
        std::fs::read_dir(folder.path().join("mail")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    Ok(std::fs::read_to_string(files.remove(0)).unwrap())
}

fn head(message: &str) -> Vec<&str> {
    message.split("\r\n\r\n").next().unwrap().split("\r\n").collect()
}

#[tokio::test]
async fn a_mail_in_the_folder_is_whole() {
    let message = written(&mail()).await.unwrap();
    let head = head(&message);
    for line in [
        "From: Lyceum <lyceum@learn.example>",
        "To: amina@example.org",
        "Message-ID: <job_1@learn.example>",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(head.contains(&line), "{line} in {message}");
    }
    assert!(head.iter().any(|line| line.starts_with("Date: ")));
    assert!(head.iter().any(|line| line.starts_with("Subject: =?utf-8?b?")), "{message}");
    assert!(message.contains("https://learn.example/join/abc"));
}

#[tokio::test]
async fn html_stands_beside_the_text() {
    let message = written(&Mail { html: Some("<p>Hello</p>".to_owned()), ..mail() }).await.unwrap();
    assert!(message.contains("multipart/alternative"));
    let (text, html) = (message.find("text/plain").unwrap(), message.find("text/html").unwrap());
    assert!(text < html, "the last part is the one preferred");
}

#[tokio::test]
async fn the_same_mail_sent_again_is_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::folder(folder.path().to_owned(), "lyceum@learn.example").unwrap();
    assert_eq!(mailer.message_id(&"job_1"), "<job_1@learn.example>");
    mailer.send(&mail()).await.unwrap();
    mailer.send(&mail()).await.unwrap();
    let names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["job_1.eml"]);
}

#[tokio::test]
async fn nothing_adds_a_header_or_a_recipient() {
    let injection = "Hi\r\nBcc: evil@example.net\r\n\r\nBody";
    let message = written(&Mail { subject: injection.to_owned(), ..mail() }).await.unwrap();
    assert!(head(&message).contains(&"Subject: Hi Bcc: evil@example.net Body"), "{message}");
    for line in head(&message) {
        assert!(!line.starts_with("Bcc"), "{message}");
    }
    for to in [
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org, b@example.org",
        "A <a@example.org>",
        "",
        "a",
        "a@b\0.c",
    ] {
        assert!(written(&Mail { to: to.to_owned(), ..mail() }).await.is_err(), "{to:?}");
    }
    for message_id in ["<a@b>\r\nBcc: c@d", "a@b", "<a b@c>", "<@b>", "<a@>", "<../../a@b>", "<a@b@c>"] {
        assert!(
            written(&Mail { message_id: message_id.to_owned(), ..mail() }).await.is_err(),
            "{message_id:?}"
        );
    }
    assert!(Mailer::folder(std::env::temp_dir(), "Lyceum\r\nBcc: a@b <lyceum@learn.example>").is_err());
}

#[tokio::test]
async fn memory_keeps_what_was_sent() {
    let mailer = Mailer::memory();
    mailer.send(&mail()).await.unwrap();
    assert!(mailer.send(&Mail { to: "nobody".to_owned(), ..mail() }).await.is_err());
    assert_eq!(mailer.clone().sent(), [mail()]);
}

#[test]
fn a_password_never_travels_in_the_clear() {
    let takes = |url: &str| Mailer::smtp(url, "lyceum@learn.example").is_ok();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    assert!(takes("smtps://user:password@mail.example"));
    assert!(takes("smtp://user:password@mail.example:587?tls=required"));
    assert!(takes("smtp://mail.example:25"));
    assert!(takes("smtp://user:password@localhost:2525"));
    assert!(!takes("smtp://user:password@mail.example:587"));
    assert!(!takes("smtp://user:password@mail.example:587?tls=opportunistic"));
    assert!(!takes("http://mail.example"));
    assert!(!takes("mail.example"));
    let error = Mailer::smtp("smtp://user:hunter2@mail.example", "lyceum@learn.example").err().unwrap();
    assert!(!error.to_string().contains("hunter2"));
    assert!(Mailer::smtp("smtp://mail.example", "nobody").is_err());
}

/// A mail server that answers `verdict` to the message and returns what it was told.
async fn serve_one(listener: TcpListener, verdict: &'static str) -> Vec<String> {
    let (stream, _) = listener.accept().await.unwrap();
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    let mut told = Vec::new();
    let mut in_message = false;
    writer.write_all(b"220 test\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match line.as_str() {
            "." if in_message => {
                in_message = false;
                verdict
            }
            _ if in_message => "",
            "DATA" => {
                in_message = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        told.push(line);
        if !answer.is_empty() {
            writer.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
        }
        if answer == verdict {
            break;
        }
    }
    told
}

async fn sent_to(verdict: &'static str) -> (Result<()>, Vec<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(serve_one(listener, verdict));
    let outcome = Mailer::smtp(&url, "Lyceum <lyceum@learn.example>").unwrap().send(&mail()).await;
    (outcome, server.await.unwrap())
}

#[tokio::test]
async fn a_mail_server_is_told_who_writes_to_whom() {
    let (outcome, told) = sent_to("250 taken").await;
    outcome.unwrap();
    assert!(told.iter().any(|line| line.starts_with("MAIL FROM:<lyceum@learn.example>")), "{told:?}");
    assert!(told.iter().any(|line| line.starts_with("RCPT TO:<amina@example.org>")), "{told:?}");
    assert!(told.contains(&"Message-ID: <job_1@learn.example>".to_owned()));
    assert!(told.contains(&"..".to_owned()), "a lone dot is stuffed");
}

#[tokio::test]
async fn refusals_are_told_apart_without_the_servers_words() {
    let (refused, _) = sent_to("550 no such user amina@example.org").await;
    let refused = refused.unwrap_err();
    assert!(
        matches!(&refused, Error::Internal(words) if words.contains("550") && !words.contains("amina")),
        "{refused}"
    );
    let (later, _) = sent_to("451 try later").await;
    assert!(matches!(later, Err(Error::Unavailable(_))));
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let unreachable = Mailer::smtp(&url, "lyceum@learn.example").unwrap().send(&mail()).await;
    assert!(matches!(unreachable, Err(Error::Unavailable(_))));
}
