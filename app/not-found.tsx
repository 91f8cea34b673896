export default function NotFound() {
  return (
    <main>
      <h1>There is no page at this address</h1>
      <p>
        <a href="/">To the papers of the day</a>
      </p>
    </main>
  );
}
